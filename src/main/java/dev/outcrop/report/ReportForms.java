package dev.outcrop.report;

/** Every form of a run's report: the line to add for a new one. */
public final class ReportForms {

    private ReportForms() {}
}
