package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Half-written files, and what other systems leave beside a list, by the names that they have. */
class NamesLeftAloneTest {

    /** Browsers, copying tools and editors at work. */
    private static final List<String> HALF_WRITTEN = List.of(
            "list.csv.part",
            "list.csv.1a2b3c4d.partial",
            "list.csv.partial",
            "list.csv.crdownload",
            "Unconfirmed 4711.crdownload",
            "list.csv.download",
            "list.csv.opdownload",
            "list.csv.filepart",
            "list.csv.tmp",
            "LIST.CSV.TMP",
            "list.temp",
            "list.csv.swp",
            "list.csv.aria2",
            "list.csv.uploading",
            "list.csv.incomplete",
            "list.csv.inprogress",
            "part-0-0.inprogress.5f3c8a10-77aa",
            "list.csv._COPYING_",
            "list.csv_.gstmp",
            "list.csv.6eF76d5E",
            "list.csv.lock",
            "~syncthing~list.csv.tmp",
            "~$list.xlsx",
            "~WRL0001.tmp",
            ".~lock.list.csv#",
            "#list.csv#",
            "list.csv~",
            ".list.csv.Xy12Za",
            ".syncthing.list.csv.tmp",
            ".in.list.csv.",
            ".nfs0000000001",
            ".ocTransferId42.part");

    private static final List<String> BESIDE = List.of(
            "list.csv.md5",
            "list.csv.sha1",
            "list.csv.SHA256",
            "list.csv.sha512",
            "list.csv.asc",
            "list.csv.sig",
            "list.csv.crc",
            "MD5SUMS",
            "sha256sum.txt",
            "checksums.txt",
            "Thumbs.db",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "desktop.ini",
            "Desktop.ini",
            ".DS_Store",
            "._list.csv",
            "_SUCCESS",
            "_committed_4711",
            "_started_4711",
            "_metadata",
            "_temporary",
            "list.csv.ok",
            "list.done",
            "list.ctl",
            "list.trg",
            "list.csv.ready",
            "list.eot",
            "0000_manifest.manifest",
            "wget-log",
            "wget-log.1");

    private static final List<String> EMPTY_MARKS = List.of("READY", "finished", "list_complete", "20261129");

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;

    @Test
    void none_of_them_is_imported_and_all_stay_where_they_are() {
        muster.define("left", file());
        HALF_WRITTEN.forEach(name -> folders.drop("left", name, "external_id\nwrong\n"));
        BESIDE.forEach(name -> folders.drop("left", name, "external_id\nwrong\n"));
        EMPTY_MARKS.forEach(name -> folders.drop("left", name, ""));

        muster.imports("left", "list.csv", "external_id\nann\n");
        ReportedImport told = muster.imports("left", "list.20261129", "external_id\nann\nben\n");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.history.of("left")).hasSize(2);
        assertThat(muster.holds("left")).containsExactly("ann", "ben");
        assertThat(folders.inbox("left"))
                .hasSize(HALF_WRITTEN.size() + BESIDE.size() + EMPTY_MARKS.size())
                .containsAll(HALF_WRITTEN)
                .containsAll(BESIDE)
                .containsAll(EMPTY_MARKS);
    }

    @Test
    void in_a_zip_they_are_passed_over() throws IOException {
        muster.define("zipped", file());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            for (String name : HALF_WRITTEN) {
                entry(out, name, "external_id\nwrong\n");
            }
            for (String name : BESIDE) {
                entry(out, "folder/" + name, "external_id\nwrong\n");
            }
            for (String name : EMPTY_MARKS) {
                entry(out, name, "");
            }
            entry(out, "__MACOSX/folder/list.csv", "external_id\nwrong\n");
            entry(out, "@eaDir/list.csv", "external_id\nwrong\n");
            entry(out, "_temporary/0/list.csv", "external_id\nwrong\n");
            entry(out, ".hidden/list.csv", "external_id\nwrong\n");
            entry(out, "folder/list.csv", "external_id\nann\n");
        }

        ReportedImport told = muster.imports("zipped", "lists.zip", packed.toByteArray());

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("zipped")).containsExactly("ann");
    }

    @Test
    void those_that_lie_for_long_are_told_of() throws IOException {
        muster.define("long", file());
        FileTime earlier = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (String name : List.of("a.csv.partial", "b.csv.sha256", "DONE")) {
            folders.drop("long", name, name.equals("DONE") ? "" : "x");
            Files.setLastModifiedTime(folders.inbox("long", name), earlier);
        }

        for (String sentence : List.of(
                "inbox/long/a.csv.partial has had the name of a half-written file for over a day",
                "inbox/long/b.csv.sha256 has the name of what stands beside a file",
                "inbox/long/DONE is empty, and has been so for over a day")) {
            await(sentence).until(() -> muster.log.text().contains(sentence));
        }
        assertThat(new HttpBrowser(muster::uri).get("/health").body()).contains("inbox that no import will take");
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
