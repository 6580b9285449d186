package es.sml.connector.inbox;

import java.util.Arrays;

/** A client's request for a mail's text, or for the beginning of it. */
record BodyRequest(int sequence, StoredMail mail, boolean partial, int from, int length) {
  byte[] answer() {
    byte[] all = mail.bytes();
    if (!partial) {
      return all;
    }
    int start = Math.min(from, all.length);
    return Arrays.copyOfRange(all, start, (int) Math.min((long) start + length, all.length));
  }

  /** Returns the response line up to the text, its literal's head or NIL. */
  String head() {
    return "* "
        + sequence
        + " FETCH (UID "
        + mail.uid()
        + " BODY[]"
        + (partial ? "<" + from + "> " : " ");
  }
}
