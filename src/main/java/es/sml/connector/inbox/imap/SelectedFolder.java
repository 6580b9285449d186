package es.sml.connector.inbox.imap;

import es.sml.connector.language.LocalizedText;

/**
 * The state of a folder at its opening.
 *
 * @param uidValidity the validity of its UIDs; 0 if the server gives none
 * @param uidNext the next mail's UID; 0 if the server does not give it
 * @param keywords true if mails accept custom keywords
 */
public record SelectedFolder(
    long uidValidity, long uidNext, int mails, boolean readOnly, boolean keywords) {
  /**
   * Returns why its mails cannot be moved or marked; null if they can.
   *
   * @param name the name of the folder
   */
  public LocalizedText hindrance(String name) {
    return readOnly
        ? LocalizedText.of(
            "mailbox.read-only",
            "the account may only read the folder {0}: its mails are stored, but stay there. Give"
                + " the account the rights to mark, move and delete its mails, or set on-stored:"
                + " leave",
            name)
        : null;
  }
}
