-- Made first of all: cells are counted month by month.
CREATE INDEX IF NOT EXISTS audit_by_month ON fct_audit (audit_month);
