package es.sml.connector.parse.layout;

import java.nio.file.Path;

/**
 * The words that show the layout of a mail.
 *
 * @param headings above data
 * @param boilerplate around a customer's message
 * @param heads before forwarded and earlier mails
 */
public record LayoutWords(Headings headings, Boilerplate boilerplate, MailHeadWords heads) {
  /** Knows no word. */
  public static final LayoutWords NONE =
      new LayoutWords(Headings.NONE, Boilerplate.NONE, MailHeadWords.NONE);

  /** Reads the words. */
  public static LayoutWords load(Path directory) {
    return new LayoutWords(
        Headings.load(directory), Boilerplate.load(directory), MailHeadWords.load(directory));
  }
}
