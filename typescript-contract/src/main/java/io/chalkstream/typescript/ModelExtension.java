package io.chalkstream.typescript;

import cz.habarta.typescript.generator.Extension;
import cz.habarta.typescript.generator.compiler.ModelCompiler.TransformationPhase;
import cz.habarta.typescript.generator.compiler.SymbolTable;
import cz.habarta.typescript.generator.compiler.TsModelTransformer;
import cz.habarta.typescript.generator.emitter.EmitterExtensionFeatures;
import cz.habarta.typescript.generator.emitter.TsModel;
import java.util.List;

/** Transforms the model of the TypeScript types, before the generator comes to enums. */
abstract class ModelExtension extends Extension {
    @Override
    public final EmitterExtensionFeatures getFeatures() {
        return new EmitterExtensionFeatures();
    }

    @Override
    public final List<TransformerDefinition> getTransformers() {
        return List.of(new TransformerDefinition(
                TransformationPhase.BeforeEnums,
                (TsModelTransformer.Context context, TsModel model) -> transform(context.getSymbolTable(), model)));
    }

    abstract TsModel transform(SymbolTable symbols, TsModel model);
}
