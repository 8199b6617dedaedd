package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlLookupTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static final String BY_MAIL = "match: { external_id: customer, lookup: { query: "
            + "\"select mail, customer from shop.crm where mail = any(:keys)\", key: mail } }";

    @BeforeAll
    static void there_are_customers() {
        muster.database.execute("create table shop.crm (mail text, customer text)");
        muster.database.execute("""
                insert into shop.crm values ('ann@example.com', 'c1'), ('ben@example.com', 'c2'),
                       ('o''neil@example.com', 'c3'), ('zoë"x"@example.com', 'c4'), ('{a,b}\\@example.com', 'c5'),
                       ('nobody@example.com', null)""");
    }

    @Test
    void mails_become_external_ids() {
        muster.define(
                "mails",
                sql("values ('ann@example.com'), ('ben@example.com')", "")
                        .with(BY_MAIL.replace("key: mail", "key: column1")
                                .replace("select mail,", "select mail as column1,")));

        ReportedImport told = muster.imports("mails");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("mails")).containsExactly("c1", "c2");
    }

    @Test
    void keys_with_quotes_braces_and_unicode_are_found() {
        muster.define("quotes", sql("""
                select mail from (values ('o''neil@example.com'), ('zoë"x"@example.com'), ('{a,b}\\@example.com'))
                                 wanted(mail)""").with(BY_MAIL));

        ReportedImport told = muster.imports("quotes");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("quotes")).containsExactly("c3", "c4", "c5");
    }

    @Test
    void who_is_not_found_or_found_without_an_identifier_is_rejected() {
        muster.define("unfound", sql("""
                select mail from (values ('ann@example.com'), ('ben@example.com'), ('nobody@example.com'),
                                         ('unknown@example.com'), (null)) wanted(mail)""").with(BY_MAIL).with("guards: { max-rejected: 90% }"));

        ReportedImport told = muster.imports("unfound");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("unfound")).containsExactly("c1", "c2");
        assertThat(told.count("rejected")).isEqualTo(3);
    }

    @Test
    void a_lookup_works_for_every_chunk_of_a_large_source() {
        muster.database.execute("create table shop.large as select 'm' || i as mail, 'p' || i as customer "
                + "from generate_series(1, 12000) i");
        muster.define("large", sql("select mail from shop.large").with(BY_MAIL.replace("shop.crm", "shop.large")));

        ReportedImport told = muster.imports("large");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.braze.countOf("large")).isEqualTo(12_000);
        assertThat(told.count("rejected")).isZero();
    }

    @Test
    void a_failed_lookup_fails_the_import_and_takes_nobody_out() {
        muster.define(
                "thinned",
                sql("select mail from shop.crm where customer < 'c3'").with(BY_MAIL));
        muster.imports("thinned");
        long requestsBefore = muster.braze.membersRequests();

        muster.define(
                "thinned",
                sql("select mail from shop.crm where customer < 'c3'")
                        .with(BY_MAIL.replace("shop.crm where", "shop.gone where")));
        ReportedImport failed = muster.imports("thinned");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .contains(
                        "On data source default: The lookup query is not right at line 1, column 28: relation \"shop.gone\" does not exist. Nothing was sent.");
        assertThat(muster.holds("thinned")).containsExactly("c1", "c2");
        assertThat(muster.braze.membersRequests()).isEqualTo(requestsBefore);
    }

    @Test
    void a_key_that_breaks_the_lookup_is_in_no_log_and_no_reason() {
        muster.database.execute("create table shop.numbered (mail text, customer int)");
        muster.define(
                "leak",
                sql("select 'ann-4471@example.com' as mail")
                        .with("match: { external_id: customer, "
                                + "lookup: { query: \"select mail, customer from shop.numbered "
                                + "where customer = any(cast(:keys as int[]))\", key: mail } }"));

        ReportedImport failed = muster.imports("leak");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("SQLSTATE 22P02").doesNotContain("4471");
        assertThat(muster.log.text()).doesNotContain("4471");
    }

    @Test
    void a_lookup_that_does_not_give_its_key_fails_with_the_remedy() {
        muster.define(
                "keyless",
                sql("select mail from shop.crm").with(BY_MAIL.replace("select mail, customer", "select customer")));

        ReportedImport failed = muster.imports("keyless");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("no column \"mail\"").contains("Select the key as well.");
        assertThat(muster.braze.name("keyless")).isEmpty();
    }
}
