package es.sml.connector.inbox;

import java.util.Arrays;

/** That a client wants a mail's text, or so much of it. */
record BodyRequest(int sequence, StoredMail mail, boolean partial, int from, int length) {
  byte[] answer() {
    byte[] all = mail.bytes();
    if (!partial) {
      return all;
    }
    int start = Math.min(from, all.length);
    return Arrays.copyOfRange(all, start, (int) Math.min((long) start + length, all.length));
  }

  /** The answer's line up to where the text, its literal's head or NIL stands. */
  String head() {
    return "* "
        + sequence
        + " FETCH (UID "
        + mail.uid()
        + " BODY[]"
        + (partial ? "<" + from + "> " : " ");
  }
}
