package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may drop files may not thereby read or move what only the service can. */
class LinksInTheInboxTest {

    private static final String SECRET = "SUPERSECRETBRAZEKEY";

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;
    private final ImportHistory history = muster.history;

    @TempDir
    private Path elsewhere;

    private enum Trick {
        LINK_TO_A_SECRET,
        LINK_TO_A_LIST,
        RELATIVE_LINK,
        LINK_TO_A_LINK,
        LINK_TO_A_FOLDER,
        LINK_THAT_LEADS_NOWHERE,
        LINK_TO_ITSELF,
        LINK_TO_A_DEVICE,
        HARD_LINK,
        PIPE,
        SOCKET
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_file_of_its_own_is_refused_and_neither_read_nor_followed(Trick trick) throws Exception {
        String cohort = trick.name().toLowerCase(Locale.ROOT).replace('_', '-');
        muster.define(cohort, file());
        Path inbox = folders.inbox(cohort, "list.csv");
        await("its folder").until(() -> Files.isDirectory(folders.inboxOf(cohort)));
        Path secret = Files.writeString(elsewhere.resolve("key"), SECRET + "\n");
        Path list = Files.writeString(elsewhere.resolve("list.csv"), "external_id\nstranger\n");
        Path folder = Files.createDirectory(elsewhere.resolve("folder"));
        Path precious = Files.writeString(folder.resolve("precious.csv"), "external_id\nstranger\n");

        make(trick, inbox, secret, list, folder);
        ReportedImport told = history.ended(cohort, 1).get(0);

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason())
                .startsWith("list.csv ")
                .contains("so it was not imported")
                .endsWith(".");
        assertThat(Files.exists(inbox, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(folders.failed(cohort)).contains(told.id() + "-list.csv", told.id() + "-list.csv.error.txt");
        assertThat(secret).hasContent(SECRET);
        assertThat(list).exists();
        assertThat(precious).exists();
        assertThat(muster.braze.name(cohort)).isEmpty();
        assertThat(muster.log.text()
                        + history.of(cohort)
                        + folders.text("failed/" + cohort + "/" + told.id() + "-list.csv.error.txt"))
                .doesNotContain(SECRET)
                .doesNotContain("stranger");
        if (trick != Trick.HARD_LINK) {
            await("the page").until(() -> health().contains("list.csv is a "));
        }

        ReportedImport next = muster.imports(cohort, "list.csv", "external_id\nann\n");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann");
        assertThat(history.of(cohort)).hasSize(2);
    }

    @Test
    void a_folder_that_is_a_link_is_never_looked_into_and_told_of() throws IOException {
        muster.define("beside", file());
        Path folder = Files.createDirectory(elsewhere.resolve("postgres"));
        Path precious = Files.writeString(folder.resolve("PG_VERSION"), "15\n");
        Path list = Files.writeString(folder.resolve("list.csv"), "external_id\nstranger\n");
        muster.define("linked", file());
        Path linked = folders.inboxOf("linked");
        await("its folder").until(() -> Files.isDirectory(linked));

        Files.createSymbolicLink(linked.resolveSibling("zz"), folder);
        Files.delete(linked);
        Files.createSymbolicLink(linked, folder);
        await("both are told of")
                .until(() -> muster.log.text().contains("inbox/zz is a link")
                        && muster.log.text().contains("inbox/linked is a link"));
        muster.imports("beside", "list.csv", "external_id\nann\n");

        await("the page").until(() -> health().contains("is a link, which is never followed"));
        assertThat(new HttpBrowser(muster::uri)
                        .get("/health", "Accept-Language", "fr")
                        .body())
                .contains("est un lien, qui n’est jamais suivi");
        assertThat(precious).exists();
        assertThat(list).exists();
        assertThat(history.of("linked")).isEmpty();
        assertThat(folders.failed("_unknown")).noneMatch(name -> name.contains("zz"));
        Files.delete(linked);
        Files.delete(linked.resolveSibling("zz"));
    }

    private static void make(Trick trick, Path file, Path secret, Path list, Path folder) throws Exception {
        switch (trick) {
            case LINK_TO_A_SECRET -> Files.createSymbolicLink(file, secret);
            case LINK_TO_A_LIST -> Files.createSymbolicLink(file, list);
            case RELATIVE_LINK ->
                Files.createSymbolicLink(
                        file,
                        file.toAbsolutePath().resolveSibling(".").normalize().relativize(list));
            case LINK_TO_A_LINK ->
                Files.createSymbolicLink(file, Files.createSymbolicLink(list.resolveSibling("link"), list));
            case LINK_TO_A_FOLDER -> Files.createSymbolicLink(file, folder);
            case LINK_THAT_LEADS_NOWHERE -> Files.createSymbolicLink(file, list.resolveSibling("nothing"));
            case LINK_TO_ITSELF -> Files.createSymbolicLink(file, file);
            case LINK_TO_A_DEVICE -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
            case HARD_LINK -> Files.createLink(file, list);
            case PIPE -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
            case SOCKET -> {
                try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    Path made = list.resolveSibling("s");
                    socket.bind(UnixDomainSocketAddress.of(made));
                    Files.move(made, file);
                }
            }
        }
    }

    private static String health() {
        return new HttpBrowser(muster::uri).get("/health").body();
    }
}
