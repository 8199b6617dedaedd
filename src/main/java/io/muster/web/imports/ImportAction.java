package io.muster.web.imports;

/** What a person may do on an import's page; a button is shown only for what the server answers. */
public enum ImportAction {
    /** {@code POST /cohorts/{cohort}/imports} */
    IMPORT,
    /** {@code POST /imports/{id}/approve} */
    APPROVE,
    /** {@code POST /imports/{id}/cancel} */
    CANCEL,
    /** {@code GET /imports/{id}/rejects.csv} */
    DOWNLOAD,
    /** {@code POST /workspaces/{workspace}/test} */
    TEST
}
