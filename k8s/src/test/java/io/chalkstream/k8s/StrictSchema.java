package io.chalkstream.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** The schemas of Kubernetes' own kinds, and of those that come with operators. */
final class StrictSchema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private StrictSchema() {}

    /**
     * Checks a document.
     *
     * @throws IllegalArgumentException if a field is unknown or missing, or the kind is unknown
     */
    static void validate(JsonObject document) {
        if (CustomSchema.isOf(Manifests.kind(document))) {
            CustomSchema.validate(document);
            validate("V1ObjectMeta", document.get("metadata"));
            return;
        }
        var api = document.get("apiVersion").getAsString();
        var version = api.substring(api.indexOf('/') + 1);
        validate(
                version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + Manifests.kind(document),
                document);
    }

    private static void validate(String model, JsonElement element) {
        try {
            Class.forName(MODELS + model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, element);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("there is no schema of " + model, e);
        }
    }
}
