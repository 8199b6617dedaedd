package io.muster.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a few megabytes, mounted over a folder. Only root on Linux can; elsewhere its tests are left out. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk over(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted = Files.isExecutable(Path.of("/bin/mount"))
                && done("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", folder.toString());
        assumeTrue(mounted, "mounting a small disk needs root on Linux");
        return new SmallDisk(folder);
    }

    /** Takes all the room there is. */
    void fills() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            // That is what it is for.
            return;
        }
    }

    /** Takes it but for so much. */
    void fillsBut(int kibibytes) {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] page = new byte[4096];
            while (Files.getFileStore(folder).getUsableSpace() >= kibibytes * 1024L + page.length) {
                out.write(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hasRoom() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!done("umount", "-l", folder.toString())) {
            throw new IllegalStateException(folder + " is still mounted");
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
