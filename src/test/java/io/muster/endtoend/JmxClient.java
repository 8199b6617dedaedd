package io.muster.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** What an operator has of a running service: the MBeans of its routes. */
final class JmxClient {

    private final MBeanServerConnection server;

    private JmxClient(MBeanServerConnection server) {
        this.server = server;
    }

    /** As within the process. */
    static JmxClient here() {
        return new JmxClient(ManagementFactory.getPlatformMBeanServer());
    }

    /** As over a connection. */
    static JmxClient by(MBeanServerConnection server) {
        return new JmxClient(server);
    }

    /** {@code stop}, {@code start}, {@code suspend}, {@code resume}; a {@code restart} without its pause. */
    void does(String operation, String route) {
        try {
            if (operation.equals("restart")) {
                server.invoke(name("routes", route), operation, new Object[] {0L}, new String[] {"long"});
            } else {
                server.invoke(name("routes", route), operation, new Object[0], new String[0]);
            }
        } catch (JMException | IOException e) {
            throw new IllegalStateException(operation + " " + route, e);
        }
    }

    /** The same by the MBean of what feeds the route. */
    void doesToConsumer(String operation, String route) {
        try {
            for (ObjectName consumer :
                    server.queryNames(new ObjectName("org.apache.camel:context=muster,type=consumers,*"), null)) {
                if (route.equals(attribute(consumer, "RouteId"))) {
                    server.invoke(consumer, operation, new Object[0], new String[0]);
                    return;
                }
            }
            throw new IllegalStateException(route + " has no consumer");
        } catch (JMException | IOException e) {
            throw new IllegalStateException(operation + " the consumer of " + route, e);
        }
    }

    /** Stops it without a wait for what is in it. */
    void cutsOff(String route) {
        try {
            server.invoke(name("routes", route), "stop", new Object[] {1L}, new String[] {"long"});
        } catch (JMException | IOException e) {
            throw new IllegalStateException("stop " + route, e);
        }
    }

    String state(String route) {
        return String.valueOf(attribute(name("routes", route), "State"));
    }

    /** How many looks there were: a poll that finds nothing makes no exchange, and a tick is one. */
    long looks(String route) {
        try {
            Set<ObjectName> consumers =
                    server.queryNames(new ObjectName("org.apache.camel:context=muster,type=consumers,*"), null);
            long polls = consumers.stream()
                    .filter(consumer -> route.equals(attribute(consumer, "RouteId")))
                    .filter(consumer -> has(consumer, "Counter"))
                    .mapToLong(consumer -> (long) attribute(consumer, "Counter"))
                    .sum();
            return polls + (long) attribute(name("routes", route), "ExchangesTotal");
        } catch (JMException | IOException e) {
            throw new IllegalStateException(route, e);
        }
    }

    private boolean has(ObjectName name, String attribute) {
        try {
            for (var known : server.getMBeanInfo(name).getAttributes()) {
                if (known.getName().equals(attribute)) {
                    return true;
                }
            }
            return false;
        } catch (JMException | IOException e) {
            return false;
        }
    }

    private Object attribute(ObjectName name, String attribute) {
        try {
            return server.getAttribute(name, attribute);
        } catch (JMException | IOException e) {
            // A consumer that was stopped meanwhile.
            return "";
        }
    }

    private static ObjectName name(String type, String route) {
        try {
            return new ObjectName("org.apache.camel:context=muster,type=" + type + ",name=\"" + route + "\"");
        } catch (JMException e) {
            throw new IllegalArgumentException(route, e);
        }
    }
}
