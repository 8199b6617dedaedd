package io.muster.ledger.plan;

import io.muster.ledger.plan.ParkedSample.IdentifierSample;
import io.muster.model.Identifier;
import io.muster.model.Masking;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits behind a guard: how many of each kind, and the first few, masked before they are kept. */
public final class ParkedMembers {

    /** So many of each kind show whether the right ones wait. */
    static final int SHOWN = 20;

    private final JdbcClient sql;

    public ParkedMembers(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * The parked of one kind.
     *
     * @param remove whether they would leave rather than join
     * @param label an alias's; empty for the other kinds
     * @param examples masked
     */
    public record ParkedGroup(
            boolean remove, Class<? extends Identifier> kind, String label, long count, List<String> examples) {}

    /** What an import parked, the most first. */
    public List<ParkedGroup> of(long importId) {
        return sql.sql("""
                        select remove, kind, label, n, examples
                          from parked_sample
                         where import = :import
                         order by remove desc, n desc, kind, label""")
                .param("import", importId)
                .query((row, n) -> new ParkedGroup(
                        row.getBoolean("remove"),
                        kind(row.getString("kind").charAt(0)),
                        row.getString("label"),
                        row.getLong("n"),
                        List.of((String[]) row.getArray("examples").getArray())))
                .list();
    }

    /** Keeps one side of a plan, in the transaction that parks it. */
    static void keep(JdbcClient sql, long importId, boolean remove, ParkedSample side) {
        for (IdentifierSample kind : side.kinds()) {
            Identifier one = kind.first().get(0);
            sql.sql("""
                            insert into parked_sample (import, remove, kind, label, n, examples)
                            values (:import, :remove, cast(:kind as "char"), :label, :n, :examples)""")
                    .param("import", importId)
                    .param("remove", remove)
                    .param("kind", one.text().substring(0, 1))
                    .param("label", one instanceof Identifier.Alias alias ? alias.label() : "")
                    .param("n", kind.count())
                    .param(
                            "examples",
                            kind.first().stream()
                                    .map(member -> Masking.of(member.value()))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    private static Class<? extends Identifier> kind(char kind) {
        return switch (kind) {
            case Identifier.Alias.KIND -> Identifier.Alias.class;
            case Identifier.DeviceId.KIND -> Identifier.DeviceId.class;
            default -> Identifier.ExternalId.class;
        };
    }
}
