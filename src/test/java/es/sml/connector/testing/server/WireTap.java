package es.sml.connector.testing.server;

import java.nio.charset.StandardCharsets;

/** Receives a client's bytes, before and after they pass. */
public interface WireTap {
  WireTap NONE =
      new WireTap() {
        @Override
        public void before(byte[] bytes, int length) {}

        @Override
        public void after(byte[] bytes, int length) {}
      };

  void before(byte[] bytes, int length);

  void after(byte[] bytes, int length);

  static boolean begins(byte[] bytes, int length, String text) {
    return new String(bytes, 0, Math.min(length, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }
}
