package es.sml.connector.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Feeds inputs to a reader, and fails if one costs more than its size allows. Each input is also
 * fed grown: a piece of it is repeated, then repeated four times as often. A linear reader needs
 * four times as much for that; a quadratic one needs sixteen times as much.
 */
public final class FuzzBudget {
  /** A reader under test. It throws nothing for an input that it refuses for a reason. */
  @FunctionalInterface
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /** Who writes the inputs, and so how much is too much. */
  public enum Writer {
    STRANGER(Duration.ofSeconds(2), 8 << 20),
    OPERATOR(Duration.ofSeconds(10), 128 << 20);

    private final long longest;

    /** An excess of memory below which growth is not judged. */
    private final long smallBytes;

    Writer(Duration longest, long smallBytes) {
      this.longest = longest.toNanos();
      this.smallBytes = smallBytes;
    }
  }

  private record Cost(long nanos, long bytes) {
    Cost plus(long moreNanos, long moreBytes) {
      return new Cost(nanos + moreNanos, bytes + moreBytes);
    }

    Cost least(Cost other) {
      return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }

    String of(byte[] input) {
      return input.length
          + (" bytes take " + nanos / 1_000_000 + " ms and allocate " + bytes + " bytes");
    }
  }

  private static final Cost NOTHING = new Cost(0, 0);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long FREE_BYTES = 16 << 20;
  private static final int GROWN = 48 << 10;
  private static final int TIMES = 4;
  private static final int LONGEST_PIECE = 40;

  /** Between linear and quadratic. */
  private static final long MOST_TIMES = 12;

  /** An excess below it is too small to judge. */
  private static final long SMALL_NANOS = Duration.ofMillis(200).toNanos();

  private static final int PIECES_OF_A_KEPT_INPUT = 4;
  private static final int ONE_IN = 32;

  /** The code that the fuzzer adds allocates too, at each comparison of texts. */
  private static final int INSTRUMENTED = 4;

  private final Reader reader;
  private final long bytesPerByte;
  private final Writer writer;
  private final long bytesOfUsual;

  /**
   * A budget.
   *
   * @param bytesPerByte how much memory each byte of an input may take in all, garbage included
   * @param usual a small input. Each input may cost as much as this one before its size counts. It
   *     also loads the reader's classes, so that none is charged for them.
   */
  public FuzzBudget(long bytesPerByte, Writer writer, byte[] usual, Reader reader) {
    this.reader = reader;
    this.bytesPerByte = FuzzRun.isFuzzing() ? bytesPerByte * INSTRUMENTED : bytesPerByte;
    this.writer = writer;
    cost(usual);
    this.bytesOfUsual = cost(usual).bytes;
  }

  /** Fails if the reader does, or if the input or what grows of it costs too much. */
  public void check(byte[] input) {
    checkSize(input, cost(input), "");
    int hash = Arrays.hashCode(input);
    boolean kept = !FuzzRun.isFuzzing();
    // Thirty short inputs are tried in the time of one grown one.
    if (input.length > 0 && (kept || Math.floorMod(hash, ONE_IN) == 0)) {
      SplittableRandom random = new SplittableRandom(hash);
      for (int i = kept ? PIECES_OF_A_KEPT_INPUT : 1; i > 0; i--) {
        int from = random.nextInt(input.length);
        int to = Math.min(input.length, from + 1 + random.nextInt(LONGEST_PIECE));
        checkGrowth(input, from, to);
      }
    }
  }

  private void checkGrowth(byte[] input, int from, int to) {
    String repeated = ", with bytes " + from + " to " + to + " repeated";
    byte[] grown = grown(input, from, to, GROWN);
    byte[] more = grown(input, from, to, GROWN * TIMES);
    Cost small = cost(grown);
    Cost large = cost(more);
    checkSize(more, large, repeated);
    if (isSuperlinear(small, large)) {
      small = cost(grown).least(small);
      large = cost(more).least(large);
      if (isSuperlinear(small, large)) {
        throw new AssertionError(
            "superlinear" + repeated + ": " + small.of(grown) + ", then " + large.of(more));
      }
    }
  }

  private void checkSize(byte[] input, Cost cost, String repeated) {
    // The first time, it may have loaded classes, or another process may have been in the way.
    if (isTooMuch(input, cost) && isTooMuch(input, cost(input).least(cost))) {
      throw new AssertionError("over the budget" + repeated + ": " + cost.of(input));
    }
  }

  private boolean isTooMuch(byte[] input, Cost cost) {
    return cost.nanos > writer.longest
        || cost.bytes > bytesOfUsual + FREE_BYTES + bytesPerByte * input.length;
  }

  private boolean isSuperlinear(Cost small, Cost large) {
    return large.bytes > MOST_TIMES * small.bytes + writer.smallBytes
        || large.nanos > MOST_TIMES * small.nanos + SMALL_NANOS;
  }

  private static byte[] grown(byte[] input, int from, int to, int length) {
    ByteArrayOutputStream grown = new ByteArrayOutputStream(length + input.length);
    grown.write(input, 0, from);
    while (grown.size() < length) {
      grown.write(input, from, to - from);
    }
    grown.write(input, to, input.length - to);
    return grown.toByteArray();
  }

  private Cost cost(byte[] input) {
    Map<Long, Cost> before = costOfEachThread();
    try {
      reader.read(input);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    Cost all = NOTHING;
    for (Map.Entry<Long, Cost> thread : costOfEachThread().entrySet()) {
      Cost until = before.getOrDefault(thread.getKey(), NOTHING);
      Cost now = thread.getValue();
      all = all.plus(now.nanos - until.nanos, now.bytes - until.bytes);
    }
    return all;
  }

  // All threads count: a reader may have threads of its own.
  private static Map<Long, Cost> costOfEachThread() {
    long[] threads = THREADS.getAllThreadIds();
    long[] nanos = THREADS.getThreadCpuTime(threads);
    long[] bytes = THREADS.getThreadAllocatedBytes(threads);
    Map<Long, Cost> costs = new HashMap<>();
    for (int i = 0; i < threads.length; i++) {
      costs.put(threads[i], new Cost(nanos[i], bytes[i]));
    }
    return costs;
  }
}
