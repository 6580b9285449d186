package es.sml.connector.status;

import java.util.Arrays;

/** Ids of the leads that a run has read, eight bytes each. */
final class SeenIds {
  private long[] ids = new long[1024];
  private int size;
  private boolean sorted;

  synchronized void add(long id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
    sorted = false;
  }

  synchronized boolean contains(long id) {
    if (!sorted) {
      Arrays.sort(ids, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(ids, 0, size, id) >= 0;
  }
}
