package es.sml.connector.parse.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recognises duplicate rows of a table. Decides how many of its rows are compared. */
final class RowDigests {
  private static final int MOST = 100_000;
  private static final byte END_OF_CELL = 0x1F;

  private final MessageDigest sha256;
  private final Set<Digest> known = new HashSet<>();

  // Half of the digest. A collision is as unlikely as two messages with the same key.
  private record Digest(long high, long low) {}

  RowDigests() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  void add(List<String> cells) {
    if (known.size() < MOST) {
      known.add(digest(cells));
    }
  }

  /** Returns whether a row with exactly the same cells was added. */
  boolean contains(List<String> cells) {
    return !known.isEmpty() && known.contains(digest(cells));
  }

  private Digest digest(List<String> cells) {
    for (String cell : cells) {
      sha256.update(cell.getBytes(StandardCharsets.UTF_8));
      sha256.update(END_OF_CELL);
    }
    ByteBuffer bytes = ByteBuffer.wrap(sha256.digest());
    return new Digest(bytes.getLong(), bytes.getLong());
  }
}
