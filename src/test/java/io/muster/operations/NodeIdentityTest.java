package io.muster.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process's name, and whose work it may go on with at once. */
@Tag("fast")
class NodeIdentityTest {

    @TempDir
    Path data;

    @Test
    void each_start_has_a_name_of_its_own_with_the_host_in_it() throws IOException {
        String first;
        try (NodeIdentity node = NodeIdentity.take(data, "web1")) {
            first = node.name();
            assertThat(node.former()).isEmpty();
        }
        try (NodeIdentity node = NodeIdentity.take(data, "web1")) {
            assertThat(node.name()).startsWith("web1-").isNotEqualTo(first);
            assertThat(node.former()).contains(first);
        }
    }

    @Test
    void who_finds_the_folder_in_use_goes_on_with_nobodys_work() throws IOException {
        try (NodeIdentity one = NodeIdentity.take(data, "web1");
                NodeIdentity other = NodeIdentity.take(data, "web1")) {
            assertThat(other.former()).isEmpty();
            assertThat(other.name()).isNotEqualTo(one.name());
            assertThat(Files.readString(data.resolve("node.id"))).isEqualTo(one.name());
        }
    }

    @Test
    void who_came_second_leaves_no_trace_for_the_next() throws IOException {
        String first;
        try (NodeIdentity one = NodeIdentity.take(data, "web1")) {
            first = one.name();
            NodeIdentity.take(data, "web1").close();
        }
        try (NodeIdentity next = NodeIdentity.take(data, "web1")) {
            assertThat(next.former()).contains(first);
        }
    }

    @Test
    void a_lock_says_nothing_of_a_process_on_another_machine() throws IOException {
        NodeIdentity.take(data, "web1").close();

        try (NodeIdentity next = NodeIdentity.take(data, "web2")) {
            assertThat(next.former()).isEmpty();
        }
    }

    @Test
    void the_name_of_an_older_version_is_the_folders() throws IOException {
        String old = UUID.randomUUID().toString();
        Files.writeString(data.resolve("node.id"), old + "\n");

        try (NodeIdentity next = NodeIdentity.take(data, "web1")) {
            assertThat(next.former()).contains(old);
        }
    }

    @Test
    void what_is_no_name_is_nobodys() throws IOException {
        Files.writeString(data.resolve("node.id"), "");

        try (NodeIdentity next = NodeIdentity.take(data, "web1")) {
            assertThat(next.former()).isEmpty();
        }
    }
}
