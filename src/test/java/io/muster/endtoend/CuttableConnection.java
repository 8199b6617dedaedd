package io.muster.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What lies between Muster and its database, and can be cut. */
final class CuttableConnection implements AutoCloseable {

    private final ServerSocket here;
    private final int there;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean cut;

    CuttableConnection(int there) {
        this.there = there;
        try {
            this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** All connections end, and no new one comes to be. */
    void cut() {
        cut = true;
        open.forEach(CuttableConnection::close);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            here.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket from = here.accept();
                if (cut) {
                    close(from);
                    continue;
                }
                Socket to = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(from);
                open.add(to);
                threads.execute(() -> pass(from, to));
                threads.execute(() -> pass(to, from));
                if (cut) {
                    close(from);
                    close(to);
                }
            } catch (IOException e) {
                // Cut just now, or closed.
                continue;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
