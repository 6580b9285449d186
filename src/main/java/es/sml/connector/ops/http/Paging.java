package es.sml.connector.ops.http;

/** Reads the paging parameters of the API's lists. */
public final class Paging {
  /** The shortest beginning of a key or id that is accepted. */
  public static final int SHORTEST_NAME = 6;

  private Paging() {}

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
      throw OpsException.wrong("limit must be a number from 1 to " + most);
    }
    throw OpsException.wrong("limit must be a number from 1 to " + most);
  }

  public static boolean oldestFirst(String order) {
    if (order == null || order.equals("newest")) {
      return false;
    }
    if (order.equals("oldest")) {
      return true;
    }
    throw OpsException.wrong("order must be newest or oldest");
  }
}
