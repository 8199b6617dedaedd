package io.muster.imports.query;

import io.muster.imports.Import;
import io.muster.model.RecordRowMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How large cohorts were in the last 30 days, a size a day. A cohort is read again when it has a newer import, and once
 * a day, so that looking twice a second costs nothing. Any thread may call.
 */
public final class MemberCountTrend {

    public static final Duration SPAN = Duration.ofDays(30);

    private static final RecordRowMapper<Size> SIZES = RecordRowMapper.of(Size.class);

    private final JdbcClient sql;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public MemberCountTrend(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** A cohort's members after an import. */
    public record Size(Instant at, long members) {}

    private record Kept(Import last, long day, List<Size> sizes) {
        boolean isOf(Import newest, long today) {
            return last.id() == newest.id() && last.state() == newest.state() && day == today;
        }
    }

    /** Oldest first, by cohort. */
    public Map<String, List<Size>> of(Map<String, Import> newest, Instant now) {
        long today = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
        List<String> stale = newest.keySet().stream()
                .filter(cohort -> !isKnown(cohort, newest, today))
                .toList();
        if (!stale.isEmpty()) {
            Map<String, List<Size>> read = read(stale, now.minus(SPAN));
            stale.forEach(cohort -> kept.put(
                    cohort,
                    new Kept(
                            Objects.requireNonNull(newest.get(cohort)),
                            today,
                            List.copyOf(read.getOrDefault(cohort, List.of())))));
        }
        Map<String, List<Size>> all = new HashMap<>();
        newest.keySet().forEach(cohort -> {
            Kept known = kept.get(cohort);
            all.put(cohort, known == null ? List.of() : known.sizes());
        });
        return all;
    }

    private boolean isKnown(String cohort, Map<String, Import> newest, long today) {
        Kept known = kept.get(cohort);
        return known != null && known.isOf(Objects.requireNonNull(newest.get(cohort)), today);
    }

    private Map<String, List<Size>> read(List<String> cohorts, Instant from) {
        Map<String, List<Size>> all = new HashMap<>();
        // The index import_sizes alone; of each day the last.
        sql.sql("""
                        select distinct on (cohort, day) cohort, finished_at as at, present_before + added - removed members,
                               floor(extract(epoch from finished_at) / 86400) as day
                          from import
                         where cohort = any (:cohorts) and finished_at >= :from and state in ('SUCCEEDED', 'PARTIAL')
                         order by cohort, day, finished_at desc""")
                .param("cohorts", cohorts.toArray(String[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    all.computeIfAbsent(row.getString("cohort"), cohort -> new ArrayList<>())
                            .add(SIZES.mapRow(row, 0));
                });
        return all;
    }
}
