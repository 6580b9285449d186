package es.sml.connector.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a backup file gives back what was written, or nothing. */
class BackupFileTest {
  private static final Secret KEY = new Secret("a key of sixteen characters");
  private static final String TIME = "2026-11-27T03:30:00Z";
  private static final int BLOCK = EncryptedOutput.BLOCK_BYTES;

  @TempDir private Path directory;
  private Path source;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    source = directory.resolve("source");
    put("ledger.db", 3 * BLOCK + 7);
    put("broker/journal/activemq-data-2.amq", BLOCK);
    put("broker/paging/2420092a-eba0/address.txt", 12);
    put("oauth/0123abcd.token", 0);
    file = directory.resolve("backup");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesBackWhatWasWritten(boolean encrypted) throws IOException {
    BackupFile backup = new BackupFile(file, encrypted ? KEY : null);
    backup.write(source, TIME, "9");
    Map<String, ByteArrayOutputStream> read = new TreeMap<>();
    Manifest manifest =
        backup.read(
            name -> {
              read.put(name, new ByteArrayOutputStream());
              return read.get(name);
            });
    assertThat(manifest.stateAt()).isEqualTo(TIME);
    assertThat(manifest.schema()).isEqualTo("9");
    assertThat(read)
        .containsOnlyKeys(
            "ledger.db",
            "broker/journal/activemq-data-2.amq",
            "broker/paging/2420092a-eba0/address.txt",
            "oauth/0123abcd.token");
    for (String name : read.keySet()) {
      assertThat(read.get(name).toByteArray()).isEqualTo(Files.readAllBytes(source.resolve(name)));
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("ledger"))
        .isEqualTo(!encrypted);
  }

  @Test
  void refusesAnotherKeyNoKeyAndAKeyForAnOpenFile() throws IOException {
    new BackupFile(file, KEY).write(source, TIME, "9");
    refused(new Secret("another key of the operator"), "the key is wrong");
    assertThatThrownBy(() -> read(new Secret("another key of the operator"))).hasNoCause();
    refused(null, "is encrypted; name its key with --key");
    new BackupFile(file, null).write(source, TIME, "9");
    refused(KEY, "is not encrypted");
  }

  /** Each block is cut, changed, or put into another's place. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesACutOrChangedFile(boolean encrypted) throws IOException {
    Secret key = encrypted ? KEY : null;
    new BackupFile(file, key).write(source, TIME, "9");
    byte[] whole = Files.readAllBytes(file);
    int step = whole.length / (encrypted ? 4 : 23); // the key of each attempt costs time
    for (int at = 8; at < whole.length - 1; at += step) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertThat(isRefused(key)).as("cut at " + at).isTrue();
    }
    if (encrypted) {
      int sealed = BLOCK + FileCipher.TAG_BYTES;
      int begin = EncryptedOutput.MARK.length() + FileCipher.SALT_BYTES;
      Files.write(file, Arrays.copyOf(whole, begin + sealed)); // whole blocks, but not the last one
      assertThat(isRefused(key)).isTrue();
      byte[] swapped = whole.clone();
      System.arraycopy(whole, begin, swapped, begin + sealed, sealed);
      System.arraycopy(whole, begin + sealed, swapped, begin, sealed);
      Files.write(file, swapped);
      assertThat(isRefused(key)).isTrue();
    }
    // Without a key only the content counts, not what a ZIP file says about it.
    int last = encrypted ? whole.length : whole.length / 2;
    for (int at = 8; at < last; at += step) {
      Files.write(file, whole);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek(at);
        bytes.write(whole[at] ^ 0x55);
      }
      assertThat(isRefused(key)).as("changed at " + at).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/etc/evil",
        "broker/journal/../../../evil",
        "broker/paging/../evil",
        "oauth/../evil.token",
        "epoch",
        "ops-token",
        "broker\\journal\\evil"
      })
  void refusesAnEntryThatNoBackupHas(String name) throws IOException {
    zip(name);
    assertThatThrownBy(() -> read(null))
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining("an entry that no backup has");
  }

  @Test
  void refusesFilesOfAnotherKind() throws IOException {
    Files.writeString(file, "");
    refused(null, "is not a backup of the SML connector");
    Files.writeString(file, "SQLite format 3");
    refused(null, "is not a backup of the SML connector");
    zip("ledger.db");
    refused(null, "it has no list of its content");
    zip("ledger.db", Manifest.NAME);
    refused(null, "another program's");
  }

  private void zip(String... names) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("{}".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private void refused(Secret key, String reason) {
    assertThatThrownBy(() -> read(key)).hasMessageContaining(reason);
  }

  private boolean isRefused(Secret key) {
    try {
      read(key);
      return false;
    } catch (IOException | BackupRefusedException e) {
      return true;
    }
  }

  private void read(Secret key) throws IOException {
    new BackupFile(file, key).read(name -> OutputStream.nullOutputStream());
  }

  private void put(String name, int length) throws IOException {
    Path place = source.resolve(name);
    Files.createDirectories(place.getParent());
    byte[] content = new byte[length];
    new java.util.Random(length).nextBytes(content);
    Files.write(place, content);
  }
}
