package io.muster.web.cohorts;

import io.muster.model.Phrases;

/**
 * What to do where there is no cohort yet. Public for the templates only.
 *
 * @param folder where definitions are put
 * @param query a definition to paste, {@code file} one of a cohort from files
 * @param inbox where a file for it is dropped
 */
public record FirstSteps(String connected, String folder, String query, String file, String inbox) {

    /** The workspace of a definition that names none. */
    private static final String DEFAULT = "default";

    static FirstSteps of(FirstCohortSetup setup, Phrases phrases) {
        String names = String.join(", ", setup.workspaces());
        String workspace = setup.workspaces().isEmpty() || setup.workspaces().contains(DEFAULT)
                ? ""
                : "workspace: " + setup.workspaces().get(0) + "\n";
        return new FirstSteps(
                phrases.count("first.workspaces", setup.workspaces().size(), names),
                setup.definitions().toString(),
                """
                cohort: vip
                name: VIP customers
                %ssource:
                  sql:
                    query: select customer_id from public.customers where revenue > 500
                match:
                  external_id: customer_id
                schedule:
                  daily: "07:00"
                notify:
                  to: [ you@example.com ]
                """.formatted(workspace),
                """
                cohort: churn
                name: Churn risk
                %ssource:
                  file: { holds: members }
                notify:
                  to: [ you@example.com ]
                """.formatted(workspace),
                setup.inbox().resolve("churn").toString());
    }
}
