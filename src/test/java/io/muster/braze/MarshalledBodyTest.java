package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ledger.store.Batch;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** A body as it leaves: marshalled by Camel's Jackson data format, as routes/deliver.camel.yaml does it. */
class MarshalledBodyTest extends CamelTestSupport {

    private final BrazeRequests requests = new BrazeRequests();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:body").marshal().json(JsonLibrary.Jackson);
            }
        };
    }

    @Test
    void adds_and_removes_leave_as_the_contract_has_them() {
        Batch batch = new Batch(1, 1, 1, 2, false, List.of("eann", "aemail\u001fa@b.com"), List.of("dphone"), 2, 1);

        String body = template.requestBody(
                "direct:body",
                requests.members(new BrazeRequests.Keys("partner", "import"), "vip", batch),
                String.class);

        assertThat(body).isEqualTo("""
                {"partner_api_key":"partner","client_secret":"import","cohort_id":"vip","cohort_changes":[\
                {"user_ids":["ann"],"aliases":[{"alias_name":"a@b.com","alias_label":"email"}]},\
                {"device_ids":["phone"],"should_remove":true}]}""");
    }
}
