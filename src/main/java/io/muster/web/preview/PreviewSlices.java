package io.muster.web.preview;

import io.muster.imports.Preview.PreviewResult;
import io.muster.model.Phrases;
import io.muster.web.preview.PreviewFigures.Slice;
import java.util.ArrayList;
import java.util.List;

/** Before and after as one bar: whoever is there is seen, however few they are. */
final class PreviewSlices {

    private static final long WHOLE = 1000;
    private static final long LEAST = 8;

    private PreviewSlices() {}

    private record Part(String style, long count, String number, String what) {}

    static List<Slice> of(PreviewResult found, PreviewWording words, Phrases phrases) {
        String how = words.wholly() ? "hold" : "now";
        String leave = found.parkedRemoves() > 0 ? "park" : how;
        String join = found.parkedAdds() > 0 ? "park" : how;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "same", found.unchanged(), phrases.numbers().grouped(found.unchanged()), phrases.say("preview.same")));
        words.settled()
                .ifPresent(settled -> parts.add(new Part(
                        "settle", settled, phrases.numbers().grouped(settled), phrases.say("preview.settled"))));
        if (found.removed() > 0) {
            parts.add(new Part(
                    leave.equals("now") ? "gone" : "park",
                    found.removed(),
                    phrases.numbers().removed(found.removed()),
                    phrases.say("preview.leave." + leave)));
        }
        if (found.added() > 0) {
            parts.add(new Part(
                    join.equals("now") ? "add" : "park",
                    found.added(),
                    phrases.numbers().added(found.added()),
                    phrases.say("preview.join." + join)));
        }
        return slices(parts);
    }

    private static List<Slice> slices(List<Part> parts) {
        long all = Math.max(1, parts.stream().mapToLong(Part::count).sum());
        List<Slice> slices = new ArrayList<>();
        long[] widths = parts.stream()
                .mapToLong(part -> part.count == 0 ? 0 : Math.max(LEAST, Math.round((double) WHOLE * part.count / all)))
                .toArray();
        // What the few get more than their share, the widest gives.
        int widest = 0;
        long sum = 0;
        for (int i = 0; i < widths.length; i++) {
            sum += widths[i];
            widest = widths[i] > widths[widest] ? i : widest;
        }
        widths[widest] += sum == 0 ? 0 : WHOLE - sum;
        long at = 0;
        for (int i = 0; i < widths.length; i++) {
            Part part = parts.get(i);
            slices.add(new Slice(part.style, at, widths[i], part.number, part.what));
            at += widths[i];
        }
        return slices;
    }
}
