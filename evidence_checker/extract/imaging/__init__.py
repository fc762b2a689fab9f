"""Pictures as papers: how they lie, how well they can be read, what is stamped, ruled and drawn on them.

`page.read_page_image` reads one page picture; `picture.read_picture` takes a picture file and decides whether it is a paper or a scene.
"""
