package es.sml.connector.inbox.fetch;

import es.sml.connector.lead.HeapBudget;
import java.util.concurrent.Executor;

/**
 * The destination of fetched mails, with the memory and threads for them.
 *
 * @param budget the memory that all fetched mails share
 * @param threads the threads that store several mails at once
 */
public record MailSink(MailStore store, Executor threads, HeapBudget budget) {}
