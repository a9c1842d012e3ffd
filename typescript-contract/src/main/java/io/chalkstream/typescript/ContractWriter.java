package io.chalkstream.typescript;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import cz.habarta.typescript.generator.Input;
import cz.habarta.typescript.generator.JsonLibrary;
import cz.habarta.typescript.generator.Settings;
import cz.habarta.typescript.generator.TypeScriptFileType;
import cz.habarta.typescript.generator.TypeScriptGenerator;
import cz.habarta.typescript.generator.TypeScriptOutputKind;
import io.chalkstream.protocol.access.BoardLink;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.BoardPeople;
import io.chalkstream.protocol.access.ChangeAuthor;
import io.chalkstream.protocol.access.JoinCode;
import io.chalkstream.protocol.access.JoinCodeRequest;
import io.chalkstream.protocol.access.PersonStatusRequest;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.board.Align;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Layer;
import io.chalkstream.protocol.board.Slant;
import io.chalkstream.protocol.board.Weight;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.server.BoardHistory;
import io.chalkstream.protocol.server.ElementAuthors;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the contract, as the web app sees it, into one TypeScript file. */
public final class ContractWriter {
    private static final Pattern BUT_LAST_WORD = Pattern.compile(".*(?=[A-Z])");

    private ContractWriter() {}

    /** Writes the file that is named as the only argument. */
    public static void main(String... arguments) throws IOException {
        var file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, contract());
    }

    /** The contract in TypeScript. */
    static String contract() {
        TypeScriptGenerator.setLogger(new Warnings());
        return "// Written from board-protocol by typescript-contract in the build.\n"
                + new TypeScriptGenerator(settings())
                        .generateTypeScript(Input.from(
                                ClientMessage.class,
                                ServerMessage.class,
                                ElementType.class,
                                SessionRequest.class,
                                SessionGrant.class,
                                ElementAuthors.class,
                                BoardHistory.class,
                                BoardLinks.class,
                                JoinCode.class,
                                JoinCodeRequest.class,
                                BoardLink.class,
                                BoardPeople.class,
                                ChangeAuthor.class,
                                Layer.class,
                                Align.class,
                                Weight.class,
                                Slant.class,
                                PersonStatusRequest.class));
    }

    private static Settings settings() {
        var settings = new Settings();
        settings.jsonLibrary = JsonLibrary.jackson2;
        settings.outputKind = TypeScriptOutputKind.module;
        settings.outputFileType = TypeScriptFileType.implementationFile;
        settings.noFileComment = true;
        settings.noTslintDisable = true;
        settings.noEslintDisable = true;
        settings.newline = "\n";
        settings.indentString = "  ";
        settings.declarePropertiesAsReadOnly = true;
        settings.nullableAnnotations = List.of(Nullable.class);
        settings.customTypeProcessor = new ReadonlyCollections();
        settings.customTypeNamingFunctionImpl = ContractWriter::name;
        settings.extensions = List.of(new ElementTypes(), new WireForms(), new Constants());
        return settings;
    }

    /** A message or change is called after its kind: {@code HelloMessage}, {@code PutChange}. */
    private static @Nullable String name(String className, String simpleName) {
        try {
            var type = Class.forName(className);
            var union = type.getEnclosingClass();
            if (union == null || !union.isAnnotationPresent(JsonTypeInfo.class) || !type.isRecord()) {
                return null;
            }
            return simpleName + BUT_LAST_WORD.matcher(union.getSimpleName()).replaceFirst("");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
