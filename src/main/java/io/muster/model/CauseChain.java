package io.muster.model;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds in an exception and its causes what it is about. Texts of exceptions may quote people, so none is handed out. */
public final class CauseChain {

    private static final List<String> DISK_FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private CauseChain() {}

    public static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    public static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type, Predicate<T> such) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each) && such.test(type.cast(each))) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    public static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Not a statement that failed: nobody answered, or the server ended the session. SQL state classes 08 and 57P. */
    public static boolean isDatabaseAway(Throwable e) {
        return find(e, SQLException.class)
                .filter(x -> x instanceof SQLTransientConnectionException
                        // A pool's connection that was closed under us says no state.
                        || x.getSQLState() == null
                        || x.getSQLState().matches("08.*|57P.*"))
                .isPresent();
    }

    /** SQL state class 53: insufficient resources. */
    public static boolean isOutOfRoom(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("53");
    }

    /** The system's own words are all that Java gives. */
    public static boolean isDiskFull(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            String said = String.valueOf(each.getMessage());
            if (each instanceof IOException && DISK_FULL.stream().anyMatch(said::contains)) {
                return true;
            }
        }
        return false;
    }
}
