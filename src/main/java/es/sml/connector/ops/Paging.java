package es.sml.connector.ops;

/** What the lists of the ops API have in common. */
final class Paging {
  /** So many characters of a key or id name a lead or letter. */
  static final int SHORTEST_NAME = 6;

  private Paging() {}

  static int limit(String written, int usual, int most) {
    if (written == null) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(written);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw OpsException.wrong("limit is a number from 1 to " + most);
    }
    throw OpsException.wrong("limit is a number from 1 to " + most);
  }

  static boolean oldestFirst(String order) {
    if (order == null || order.equals("newest")) {
      return false;
    }
    if (order.equals("oldest")) {
      return true;
    }
    throw OpsException.wrong("order is newest or oldest");
  }
}
