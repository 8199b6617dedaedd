package io.muster.definition;

/** Definitions that the tests start from. */
public final class DefinitionExamples {
    public static final String SMALL = "cohort: vip\nname: VIP customers\nsource: { sql: { query: select 1 } }\n";

    static final String FULL = """
            # yaml-language-server: $schema=../definition.schema.json
            cohort: vip
            name: VIP customers
            workspace: eu
            source:
              sql:
                query: |
                  select customer_id, email_address
                  from customers
                datasource: shop
                timeout: 90s
                check: select done from loads
            match:
              external_id: customer_id
              aliases: [ { label: email, column: email_address } ]
              device_id: device
              identified: is_known
              person: crm_number
              lookup: { query: "select id, mail from p where mail = any(:keys)", key: mail, datasource: crm }
            guards: { max-removed: off, max-added: 250%, min-members: 10, max-rejected: 2.5%, removals: always }
            refresh: weekly
            schedule: { weekly: { days: [mon, thu], at: "07:00" }, zone: Europe/Paris, from: 2026-12-01, until: 2027-06-30, catch-up: 12h, jitter: 0s }
            notify: { to: [crm@example.com, "léa@exämple.fr"], when: trouble, language: fr }
            """;

    private DefinitionExamples() {}

    /** {@link #SMALL} with more fields. */
    public static String smallWith(String fields) {
        return SMALL + fields + "\n";
    }
}
