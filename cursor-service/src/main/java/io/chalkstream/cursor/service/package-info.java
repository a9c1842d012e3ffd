/** The service around the gathering: the topics that it reads and writes, its health and its meters. */
@NullMarked
package io.chalkstream.cursor.service;

import org.jspecify.annotations.NullMarked;
