package es.sml.connector.runtime.ext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/**
 * The file that fetches a component's jars has each library of the connector, so that ext/ gets
 * none of them a second time. With -Dreference.renew=true the test writes it.
 */
class ExtPomTest {
  private static final Path POM = Path.of("src/main/ext/pom.xml");
  private static final Pattern JAR =
      Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3\\.jar");

  private static final String HEAD =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <!-- Fetches the jars of a Camel component into this folder; docs/recipes/README.md. -->
        <modelVersion>4.0.0</modelVersion>
        <groupId>ext</groupId>
        <artifactId>ext</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <properties>
          <group>org.apache.camel</group>
          <version>%s</version>
        </properties>
        <dependencies>
          <dependency>
            <groupId>${group}</groupId>
            <artifactId>${component}</artifactId>
            <version>${version}</version>
          </dependency>
          <!-- Libraries that the connector has. -->
      """;
  private static final String LIBRARY =
      """
          <dependency>
            <groupId>%s</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
            <scope>provided</scope>
            <exclusions>
              <exclusion>
                <groupId>*</groupId>
                <artifactId>*</artifactId>
              </exclusion>
            </exclusions>
          </dependency>
      """;
  private static final String TAIL =
      """
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-dependency-plugin</artifactId>
              <version>3.7.0</version>
              <configuration>
                <outputDirectory>${project.basedir}</outputDirectory>
                <includeScope>runtime</includeScope>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @Test
  void namesEachLibraryOfTheConnector() throws IOException {
    Set<String> shipped =
        Files.readAllLines(Path.of(".ci/libraries.sha256")).stream()
            .map(line -> line.split(" +", 2)[1])
            .collect(Collectors.toSet());
    List<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> shipped.contains(Path.of(jar).getFileName().toString()))
            .map(JAR::matcher)
            .filter(Matcher::matches) // one for a single system has a classifier
            .map(
                jar ->
                    LIBRARY.formatted(jar.group(1).replace('/', '.'), jar.group(2), jar.group(3)))
            .sorted()
            .toList();
    String camel = CamelContext.class.getPackage().getImplementationVersion();
    String expected = HEAD.formatted(camel) + String.join("", libraries) + TAIL;
    if (Boolean.getBoolean("reference.renew")) {
      Files.writeString(POM, expected);
    }
    assertThat(libraries).hasSizeGreaterThan(100);
    assertThat(Files.readString(POM))
        .as("run: mvn test -Dtest=ExtPomTest -Dreference.renew=true")
        .isEqualTo(expected);
  }
}
