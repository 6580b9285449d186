package es.sml.connector.deliver;

import java.util.Map;

/** What is known of messages that end the process, over the process's end. */
public interface PoisonRecord {
  /** Of a process that cannot end. */
  PoisonRecord NONE =
      new PoisonRecord() {
        @Override
        public void begin(String key, String dealer) {}

        @Override
        public void end(String key) {}

        @Override
        public boolean isProven(String key, String dealer) {
          return false;
        }

        @Override
        public boolean isWatched(String dealer) {
          return false;
        }

        @Override
        public boolean isWatching() {
          return false;
        }

        @Override
        public void inHand(Map<String, String> dealersByKey) {}
      };

  /** Notes, on disk, that this message alone is in hand from now on. */
  void begin(String key, String dealer);

  /** Notes that the process has outlived it. */
  void end(String key);

  /** Whether the message has ended the process while it alone was in hand, often enough. */
  boolean isProven(String key, String dealer);

  /**
   * Whether messages of this dealer are taken alone: one of them has ended the process lately, or
   * may have.
   */
  boolean isWatched(String dealer);

  /** Whether messages of any dealer are taken alone: until then all others must be counted. */
  boolean isWatching();

  /** Notes the messages that were left in hand, and their dealers. */
  void inHand(Map<String, String> dealersByKey);
}
