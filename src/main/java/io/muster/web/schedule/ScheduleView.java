package io.muster.web.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a cohort's schedule shows. Public for the templates only.
 *
 * @param lede what it replaces, or that there is none
 * @param file the schedule as it stands in the cohort's file, which owns it; then nothing of it can be changed here
 * @param exists whether there is a schedule that can be paused
 * @param paused who paused it, in a sentence
 * @param errors by the name of the field; what belongs to none stands under ""
 * @param to whom the definition names, {@code when} the definition's sentence on when they get a mail; empty
 *     where the page may say it
 */
public record ScheduleView(
        String cohort,
        String name,
        String lede,
        Optional<String> file,
        boolean exists,
        String seen,
        Optional<String> paused,
        ScheduleForm draft,
        boolean fresh,
        Map<String, List<String>> errors,
        List<String> to,
        Optional<String> when,
        List<String> zones,
        NextTimes times,
        boolean mayEdit) {

    /** The next times of what stands in the fields, as it would be pasted. */
    public record NextTimes(
            String title,
            List<NextTimeRow> rows,
            Optional<String> problem,
            String words,
            String yaml,
            String zoneNow) {}

    /** One time. */
    public record NextTimeRow(String day, String time, Optional<String> note) {}

    /** What is wrong with a field, in its own place. */
    public List<String> wrong(String field) {
        return errors.getOrDefault(field, List.of());
    }
}
