/** Outcomes of a run as text, JSON and JUnit XML, one form a file: see {@link dev.outcrop.report.ReportForms}. */
@NullMarked
package dev.outcrop.report;

import org.jspecify.annotations.NullMarked;
