package es.sml.connector.ops.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs text files into one file. */
public final class BundleZip {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  public void add(String name, String text) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("memory is always writable", e);
    }
  }

  public void addAll(byte[] bundle) throws IOException {
    try (ZipInputStream other =
        new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = other.getNextEntry(); entry != null; entry = other.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        other.transferTo(zip);
        zip.closeEntry();
      }
    }
  }

  /** Returns the packed files; nothing can be added then. */
  public byte[] packed() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory is always writable", e);
    }
    return bytes.toByteArray();
  }
}
