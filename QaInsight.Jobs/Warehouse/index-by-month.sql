-- Made first of all: cells are counted month by month, and rows are shown in this order.
CREATE INDEX IF NOT EXISTS audit_by_month ON fct_audit (audit_month DESC, audit_id);
