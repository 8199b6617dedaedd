package io.muster.endtoend;

import java.util.Set;

/** A cohort of external ids that a query gives. */
final class FromQuery extends FollowedCohort {

    private final TestDatabase shop;

    FromQuery(MusterProcess service, TestDatabase shop, SourcePeople crowd) {
        super("crm", service, crowd);
        this.shop = shop;
        shop.people(name);
    }

    @Override
    void isDefined() {
        service.define(
                name,
                CohortRecipe.sql("select id as external_id from shop." + name, "datasource: shop")
                        .with(NO_GUARDS));
    }

    @Override
    void says(Set<String> people) {
        shop.people(name, people.stream().map(text -> text.substring(1)).toList());
        asks();
    }

    @Override
    void again() {
        asks();
    }
}
