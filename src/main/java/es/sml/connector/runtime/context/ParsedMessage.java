package es.sml.connector.runtime.context;

import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;

/**
 * The content of a parsed message.
 *
 * @param progress the progress of reading the message
 * @param outcome null before the message is parsed
 * @param leads the leads of a message with several; null for all others
 */
public record ParsedMessage(
    ParseProgress progress, ParseOutcome outcome, ParseResult.Leads leads) {}
