package io.muster.web.cohort;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What differs between two texts, line by line, with two lines around it. Public for the templates only.
 *
 * @param changed how many lines are other, came or went
 */
public record TextDiff(List<DiffLine> lines, int changed) {

    private static final int AROUND = 2;

    /** Whether a line went, came, or stayed; a gap stands for many that stayed. */
    public enum DiffLineKind {
        SAME(" "),
        GONE("−"),
        NEW("+"),
        GAP("…");

        private final String sign;

        DiffLineKind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public String style() {
            return "d-" + name().toLowerCase(Locale.ROOT);
        }

        public String key() {
            return "cohort.definition.line." + this;
        }
    }

    public record DiffLine(DiffLineKind kind, String text) {}

    static TextDiff of(String before, String now) {
        List<String> old = before.lines().toList();
        List<DiffLine> all = new ArrayList<>();
        int changed = 0;
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now.lines().toList()).getDeltas()) {
            add(all, DiffLineKind.SAME, old.subList(at, delta.getSource().getPosition()));
            add(all, DiffLineKind.GONE, delta.getSource().getLines());
            add(all, DiffLineKind.NEW, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
            changed += Math.max(delta.getSource().size(), delta.getTarget().size());
        }
        add(all, DiffLineKind.SAME, old.subList(at, old.size()));
        return new TextDiff(near(all), changed);
    }

    /** Without the lines far from every change. */
    private static List<DiffLine> near(List<DiffLine> all) {
        List<DiffLine> near = new ArrayList<>();
        boolean left = false;
        for (int i = 0; i < all.size(); i++) {
            boolean isNear = IntStream.rangeClosed(Math.max(0, i - AROUND), Math.min(all.size() - 1, i + AROUND))
                    .anyMatch(other -> all.get(other).kind != DiffLineKind.SAME);
            if (isNear && left && !near.isEmpty()) {
                near.add(new DiffLine(DiffLineKind.GAP, ""));
            }
            if (isNear) {
                near.add(all.get(i));
            }
            left = !isNear;
        }
        return near;
    }

    private static void add(List<DiffLine> lines, DiffLineKind kind, List<String> texts) {
        texts.forEach(text -> lines.add(new DiffLine(kind, text)));
    }
}
