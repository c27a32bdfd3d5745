/** The bodies of InvokeModel, one provider a file, translated from and to Converse's JSON: see {@link dev.outcrop.bedrock.body.ProviderBodies}. */
@NullMarked
package dev.outcrop.bedrock.body;

import org.jspecify.annotations.NullMarked;
