# What every target of the project has in common.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# Warnings are the project's own business, so PRIVATE; errors only where somebody works on it.
function(rasoat_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Wnon-virtual-dtor -Wimplicit-fallthrough -Wswitch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A false alarm of g++ 12 on every std::string concatenation (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(RASOAT_DEVELOPER)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(RASOAT_CLANG_TIDY)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "clang-tidy-14;--quiet")
  endif()
endfunction()

# rasoat_library(name SOURCES… ) makes rasoat_<name>, alias rasoat::<name>: one a layer.
function(rasoat_library name)
  cmake_parse_arguments(LIB "" "" "SOURCES" ${ARGN})
  add_library(rasoat_${name} STATIC ${LIB_SOURCES})
  add_library(rasoat::${name} ALIAS rasoat_${name})
  target_include_directories(rasoat_${name} PUBLIC ${CMAKE_SOURCE_DIR}
    PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  rasoat_warnings(rasoat_${name})
endfunction()

# rasoat_table(target file.tsv name.inc columns) compiles a table of values into a target: the
# sources include "name.inc".
function(rasoat_table target tsv inc columns)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${inc})
  add_custom_command(OUTPUT ${out}
    COMMAND tsv_to_inc ${CMAKE_CURRENT_SOURCE_DIR}/${tsv} ${out} ${columns}
    DEPENDS tsv_to_inc ${CMAKE_CURRENT_SOURCE_DIR}/${tsv}
    COMMENT "Compiling ${tsv}" VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
