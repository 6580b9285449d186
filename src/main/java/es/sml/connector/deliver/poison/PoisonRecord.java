package es.sml.connector.deliver.poison;

import java.util.Map;

/** Records poison messages beyond the end of a process. */
public interface PoisonRecord {
  /** Records nothing, for a process that cannot crash. */
  PoisonRecord NONE =
      new PoisonRecord() {
        @Override
        public void awaitWarm(String key) {}

        @Override
        public void begin(String key, String dealer) {}

        @Override
        public void end(String key) {}

        @Override
        public boolean isProven(String key, String dealer) {
          return false;
        }

        @Override
        public boolean isExclusive(String dealer) {
          return false;
        }

        @Override
        public boolean isAnyExclusive() {
          return false;
        }

        @Override
        public void inHand(Map<String, String> dealersByKey) {}
      };

  /**
   * Returns once the process has run for a while, if the message was read alone when an earlier
   * process ended.
   */
  void awaitWarm(String key);

  /** Records on disk that this message alone is being read from now on. */
  void begin(String key, String dealer);

  /** Records that the process has survived the message. */
  void end(String key);

  /** Returns whether the message has crashed the process alone, often enough. */
  boolean isProven(String key, String dealer);

  /**
   * Returns whether messages of this dealer are read alone, since one of them has crashed the
   * process, or may have.
   */
  boolean isExclusive(String dealer);

  /**
   * Returns whether messages of any dealer are read alone. All others must be counted until then.
   */
  boolean isAnyExclusive();

  /** Records the messages that the crash interrupted, and their dealers. */
  void inHand(Map<String, String> dealersByKey);
}
