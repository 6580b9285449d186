package es.sml.connector.parse.car.list;

/**
 * Compares a word with the correct one: characters changed, added, left out or swapped. {@code
 * CarSearch} decides how many count.
 */
public final class Spelling {
  private static final int LONGEST = 24;

  private Spelling() {}

  /**
   * Returns whether at most that many letters were changed, added, left out, or swapped with their
   * neighbours. Both words are short.
   */
  public static boolean isNear(String written, String correct, int most) {
    int difference = written.length() - correct.length();
    if (Math.abs(difference) > most || written.length() > LONGEST) {
      return false;
    }
    int[] before = new int[correct.length() + 1];
    int[] previous = new int[correct.length() + 1];
    for (int j = 0; j <= correct.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= written.length(); i++) {
      int[] current = new int[correct.length() + 1];
      current[0] = i;
      for (int j = 1; j <= correct.length(); j++) {
        boolean same = written.charAt(i - 1) == correct.charAt(j - 1);
        current[j] =
            Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && written.charAt(i - 1) == correct.charAt(j - 2)
            && written.charAt(i - 2) == correct.charAt(j - 1)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
      }
      before = previous;
      previous = current;
    }
    return previous[correct.length()] <= most;
  }
}
