package io.muster.ledger;

import io.muster.imports.Outcomes.Final;
import io.muster.model.ImportRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The route's own statement that ends an import, its placeholders turned from Camel's form into JDBC's names. */
final class EndStatement {

    private static final String TEXT = read().replaceAll("--.*", "").replaceAll(":#\\$\\{variable\\.([\\w.]+)}", ":$1");

    private EndStatement() {}

    /** @return its row; none when the token is not ours any more */
    static List<Map<String, Object>> run(JdbcClient sql, ImportRun run, Final ending) {
        String named = TEXT.replace(":run.", ":run_").replace(":ending.get.", ":ending_");
        return sql.sql(named.replace("_state.name", "_state")
                        .replace("_fault.name", "_fault")
                        .replace("_reason.sentence", "_reason")
                        .replace("_reason.", "_reason_"))
                .param("run_id", run.id())
                .param("run_token", run.token())
                .param("ending_drops", ending.drops())
                .param("ending_state", ending.state().name())
                .param("ending_reason", ending.reason().sentence())
                .param("ending_reason_code", ending.reason().code())
                .param("ending_reason_figures", ending.reason().figures())
                .param("ending_fault", ending.fault().name())
                .query()
                .listOfRows();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("routes/sql/end-import.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
