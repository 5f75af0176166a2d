-- Made after a first load and kept by later ones. None of them holds a key: those stand in schema.sql.
CREATE INDEX IF NOT EXISTS audit_by_team         ON fct_audit (team_ref, audit_month);
CREATE INDEX IF NOT EXISTS audit_by_practitioner ON fct_audit (practitioner_ref, audit_month) WHERE practitioner_ref IS NOT NULL;
CREATE INDEX IF NOT EXISTS audit_by_reaudit      ON fct_audit (reaudit_of_ref) WHERE reaudit_of_ref IS NOT NULL;
CREATE INDEX IF NOT EXISTS audit_by_child        ON fct_audit (child_id);
CREATE INDEX IF NOT EXISTS concern_by_audit      ON fct_concern (audit_id);
CREATE INDEX IF NOT EXISTS action_by_raised      ON fct_action (raised_on);
CREATE INDEX IF NOT EXISTS action_by_team        ON fct_action (team_ref, raised_on);
CREATE INDEX IF NOT EXISTS action_by_audit       ON fct_action (audit_id) WHERE audit_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS concern_by_team       ON fct_concern (team_ref, opened_on);
CREATE INDEX IF NOT EXISTS concern_by_opened     ON fct_concern (opened_on);
CREATE INDEX IF NOT EXISTS escalation_by_raised  ON fct_escalation (raised_on);
CREATE INDEX IF NOT EXISTS indicator_by_month    ON fct_indicator (month, indicator_ref);
