package es.sml.connector.config;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc of records' components, as Markdown. */
public final class RecordTexts {
  private static final Path SOURCES = Path.of("src/main/java");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final Map<Class<?>, Map<String, String>> read = new HashMap<>();

  String of(Class<?> type, String component) {
    return find(type, component)
        .orElseThrow(
            () ->
                new AssertionError(
                    type.getName()
                        + " does not describe a key: add @param "
                        + component
                        + " to its Javadoc, for users"));
  }

  /** Returns a component's description; empty if there is none. */
  public Optional<String> find(Class<?> type, String component) {
    return Optional.ofNullable(read.computeIfAbsent(type, this::read).get(component));
  }

  private Map<String, String> read(Class<?> type) {
    Map<String, String> texts = new HashMap<>();
    Path file = SOURCES.resolve(type.getNestHost().getName().replace('.', '/') + ".java");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, Void>() {
          @Override
          public Void visitClass(ClassTree found, Void none) {
            if (found.getSimpleName().contentEquals(type.getSimpleName())) {
              collect(docs.getDocCommentTree(getCurrentPath()), texts);
            }
            return super.visitClass(found, null);
          }
        }.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static void collect(DocCommentTree comment, Map<String, String> texts) {
    for (DocTree tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree param) {
        texts.put(
            param.getName().getName().toString(),
            param.getDescription().stream().map(RecordTexts::markdown).collect(joined()));
      }
    }
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.collectingAndThen(
        Collectors.joining(), text -> String.join(" ", List.of(text.strip().split("\\s+"))));
  }

  private static String markdown(DocTree piece) {
    if (piece instanceof TextTree text) {
      return text.getBody();
    }
    if (piece instanceof LiteralTree literal && literal.getKind() == DocTree.Kind.CODE) {
      return "`" + literal.getBody().getBody().strip() + "`";
    }
    throw new AssertionError("a key's Javadoc has only text and {@code …}, not: " + piece);
  }
}
