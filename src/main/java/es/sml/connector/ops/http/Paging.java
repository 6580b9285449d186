package es.sml.connector.ops.http;

/**
 * Reads the limit and the order of the API's lists. It decides the size of a page, and how many
 * characters of a key or id a request needs.
 */
public final class Paging {
  /** The shortest beginning of a key or id that is accepted. */
  public static final int SHORTEST_NAME = 6;

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private Paging() {}

  public static int limit(String written) {
    return limit(written, USUAL_PAGE, LARGEST_PAGE);
  }

  public static int limit(String written, int usual, int most) {
    if (written == null) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(written);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw wrongLimit(most);
    }
    throw wrongLimit(most);
  }

  public static boolean oldestFirst(String order) {
    if (order == null || order.equals("newest")) {
      return false;
    }
    if (order.equals("oldest")) {
      return true;
    }
    throw OpsException.wrong("refused.order", "order must be newest or oldest");
  }

  private static OpsException wrongLimit(int most) {
    return OpsException.wrong("refused.limit", "limit must be a number from 1 to {0}", most);
  }
}
