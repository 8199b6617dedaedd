package io.muster.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A lookup's query as Camel's SQL component takes it.
 *
 * @param sql with {@code :?keys} for each parameter
 */
public record LookupStatement(String sql) {

    private static final String KEYS = "keys";

    public static LookupStatement of(String query, SqlDialect dialect) {
        List<SqlToken> parameters = ReadingStatement.parameters(query, dialect, KEYS);
        List<SqlToken> marks = new ArrayList<>(parameters);
        if (dialect == SqlDialect.POSTGRESQL) {
            marks.addAll(operators(query, dialect));
        }
        marks.sort(Comparator.comparingInt(SqlToken::from).reversed());
        StringBuilder sql = new StringBuilder(query);
        for (SqlToken mark : marks) {
            sql.replace(mark.from(), mark.to(), mark.text().equals("?") ? "??" : ":?" + KEYS);
        }
        return new LookupStatement(ReadingStatement.text(sql.toString(), dialect));
    }

    /** Such as those of {@code data ? 'mail'} and {@code data ?| array['mail']}, which JDBC would take for parameters. */
    private static List<SqlToken> operators(String query, SqlDialect dialect) {
        List<SqlToken> tokens = SqlTokens.of(query, dialect);
        List<SqlToken> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isDoubled = i + 1 < tokens.size()
                            && isMark(tokens.get(i + 1), tokens.get(i).to())
                    || i > 0
                            && tokens.get(i - 1).to() == tokens.get(i).from()
                            && tokens.get(i - 1).isSymbol('?');
            if (tokens.get(i).isSymbol('?') && !isDoubled) {
                found.add(tokens.get(i));
            }
        }
        return found;
    }

    private static boolean isMark(SqlToken token, int at) {
        return token.isSymbol('?') && token.from() == at;
    }
}
