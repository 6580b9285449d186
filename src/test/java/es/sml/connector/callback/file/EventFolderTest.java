package es.sml.connector.callback.file;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.callback.CallbackProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFolderTest {
  private static final String NAME = "events-demo-1-1.csv";
  private static final String CONTENT = "id,type\n";

  @TempDir Path directory;
  private final CamelContext camel = new DefaultCamelContext();

  @Test
  void writesThroughNoLinkAtTheFilesName() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Path folder = Files.createDirectory(directory.resolve("events"));
    Files.createSymbolicLink(folder.resolve(NAME), victim);
    Files.createSymbolicLink(folder.resolve(".part-" + NAME), victim);
    write(new EventFolder(folder));
    assertThat(victim).hasContent("untouched");
    assertThat(Files.isSymbolicLink(folder.resolve(NAME))).isFalse();
    assertThat(folder.resolve(NAME)).hasContent(CONTENT);
  }

  @Test
  void writesUnderANameThatCannotBeForetold() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("events"));
    Files.createDirectory(folder.resolve(NAME)); // so that what was written cannot have its name
    Set<String> names = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 2; i++) {
      try {
        write(new EventFolder(folder));
      } catch (IOException expected) {
        try (Stream<Path> files = Files.list(folder)) {
          files.map(file -> file.getFileName().toString()).forEach(names::add);
        }
      }
    }
    names.remove(NAME);
    assertThat(names).hasSize(2).allMatch(name -> name.matches("\\.part-[-0-9a-f]{36}"));
  }

  @Test
  void givesAFileTheRightsOfItsFolder() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("events"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx--x"));
    write(new EventFolder(folder));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(NAME))))
        .isEqualTo("rw-rw----");
  }

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("events"));
    Path old = Files.writeString(folder.resolve(".part-old"), CONTENT);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path fresh = Files.writeString(folder.resolve(".part-fresh"), CONTENT);
    write(new EventFolder(folder));
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  private void write(EventFolder folder) throws IOException {
    Exchange exchange = new DefaultExchange(camel);
    exchange.setProperty(CallbackProperties.FILE, NAME);
    exchange.getMessage().setBody(CONTENT.getBytes(StandardCharsets.UTF_8));
    folder.process(exchange);
  }
}
