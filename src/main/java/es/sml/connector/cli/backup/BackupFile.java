package es.sml.connector.cli.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.backup.Manifest.Part;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A backup file: a ZIP file with the copied files and a manifest, encrypted if there is a key. It
 * decides what may be in it, and refuses a damaged, incomplete or newer one.
 *
 * @param key null for a file without encryption
 */
record BackupFile(Path path, Secret key) {
  // A later version may list more, so that its own number can still be read.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String ZIP_MARK = "PK\u0003\u0004";

  /** Nothing else may be in a backup, so no entry can leave the data directory. */
  private static final Pattern NAMES =
      Pattern.compile(
          "ledger\\.db|oauth/[\\w-]+\\.token|broker/(journal|bindings|large-messages)/[\\w.-]+"
              + "|broker/paging/[\\w-]+/[\\w.-]+");

  /** The place of an entry's content. */
  interface Target {
    OutputStream open(String name) throws IOException;
  }

  /** Writes the files of a directory, and the file reaches the disk. */
  void write(Path directory, String stateAt, String schema) throws IOException {
    Map<String, Part> parts = new TreeMap<>();
    try (ZipOutputStream zip = new ZipOutputStream(output(), StandardCharsets.UTF_8);
        Stream<Path> files = Files.walk(directory)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream in = Files.newInputStream(file)) {
          parts.put(name, copy(in, zip));
        }
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(JSON.writeValueAsBytes(Manifest.of(stateAt, schema, parts)));
      zip.closeEntry();
    }
    try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  /**
   * Reads the file, and gives the content of each entry to the target.
   *
   * @throws BackupRefusedException if the file is not a complete and unchanged backup
   */
  Manifest read(Target target) throws IOException {
    try (InputStream file = input();
        ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8)) {
      Map<String, Part> parts = new TreeMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(Manifest.NAME)) {
          Manifest manifest = manifest(zip);
          check(manifest, parts);
          file.transferTo(OutputStream.nullOutputStream()); // the end must be there, too
          return manifest;
        }
        if (!NAMES.matcher(entry.getName()).matches() || parts.containsKey(entry.getName())) {
          throw refusal(
              LocalizedText.of("backup.foreign-entry", "it has an entry that no backup has"));
        }
        try (OutputStream out = target.open(entry.getName())) {
          parts.put(entry.getName(), copy(zip, out));
        }
      }
      throw refusal(LocalizedText.of("backup.no-list", "it has no list of its content"));
    } catch (EOFException | ZipException e) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.damaged", "{0} is damaged or incomplete; use another backup", path),
          e);
    }
  }

  private Manifest manifest(InputStream zip) throws IOException {
    byte[] json = zip.readAllBytes();
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.unreadable-list", "{0} is damaged: its list cannot be read", path),
          e);
    }
  }

  private void check(Manifest manifest, Map<String, Part> parts) {
    if (!Manifest.FORMAT.equals(manifest.format())) {
      throw refusal(
          LocalizedText.of("backup.foreign-list", "its list of content is another program's"));
    }
    if (manifest.version() > Manifest.VERSION) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.newer",
              "{0} is of a newer version of the connector; install that version first",
              path));
    }
    if (!parts.equals(manifest.parts()) || !parts.containsKey("ledger.db")) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.other-content",
              "{0} is damaged: its content differs from its list; use another backup",
              path));
    }
  }

  private BackupRefusedException refusal(LocalizedText reason) {
    return new BackupRefusedException(
        LocalizedText.of("backup.not-complete", "{0} is not a complete backup: {1}", path, reason));
  }

  private OutputStream output() throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(path));
    return key == null ? file : new EncryptedOutput(file, key);
  }

  private InputStream input() throws IOException {
    if (Files.isDirectory(path)) {
      throw new BackupRefusedException(
          LocalizedText.of(
              "backup.directory",
              "{0} is a directory; name the file that the command backup wrote",
              path));
    }
    InputStream file = new BufferedInputStream(Files.newInputStream(path));
    try {
      file.mark(EncryptedOutput.MARK.length());
      String mark =
          new String(file.readNBytes(EncryptedOutput.MARK.length()), StandardCharsets.ISO_8859_1);
      if (mark.equals(EncryptedOutput.MARK)) {
        return decrypted(file);
      }
      if (!mark.startsWith(ZIP_MARK)) {
        throw new BackupRefusedException(
            LocalizedText.of("backup.foreign", "{0} is not a backup of the SML connector", path));
      }
      if (key != null) {
        throw new BackupRefusedException(
            LocalizedText.of(
                "backup.not-encrypted",
                "{0} is not encrypted. Be sure that it is your backup, then leave out --key",
                path));
      }
      file.reset();
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private InputStream decrypted(InputStream file) throws IOException {
    if (key == null) {
      throw new BackupRefusedException(
          LocalizedText.of("backup.encrypted", "{0} is encrypted; name its key with --key", path));
    }
    return new EncryptedInput(file, key);
  }

  private static Part copy(InputStream in, OutputStream out) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(out, sha256());
    long bytes = in.transferTo(digested);
    return new Part(bytes, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
